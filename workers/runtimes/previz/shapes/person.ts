/** Who stands there: what is worn, on the head and in the hand. */
export type Person = {
  readonly outfit: 'coat' | 'dress' | 'robe' | 'armour' | 'suit' | 'plain' | 'space' | 'machine';
  readonly head: 'short' | 'long' | 'bun' | 'hat' | 'hood' | 'helmet' | 'pointed' | 'crown' | 'straw' | 'glass' | 'box';
  readonly holds?: 'umbrella' | 'staff' | 'sword' | 'lantern' | 'pack' | 'spear' | 'wings' | 'balloon';
  /** 1 is a grown person; a child is smaller with a larger head. */
  readonly size?: number;
};
