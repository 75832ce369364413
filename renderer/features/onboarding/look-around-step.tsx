import { Cpu, Images, Sparkles } from 'lucide-react';
import { Kbd } from '../../ui/kbd.tsx';

const PLACES = [
  {
    icon: Sparkles,
    name: 'Work',
    about: 'Write a prompt and watch the takes come in. What you do not keep leaves by itself.',
  },
  { icon: Images, name: 'Library', about: 'What you keep, for good, found again by the words of its prompt.' },
  { icon: Cpu, name: 'Workers', about: 'The machines that do the work, and why they do or do not.' },
] as const;

/** Says where things are. */
export function LookAroundStep() {
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col gap-3">
        {PLACES.map(({ icon: Icon, name, about }) => (
          <li key={name} className="flex gap-3">
            <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0 text-second" />
            <div>
              <h3 className="font-medium">{name}</h3>
              <p className="text-second">{about}</p>
            </div>
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap items-center gap-1.5 text-second">
        Everything has a key. <Kbd shortcut="mod+k" /> finds any command, <Kbd shortcut="?" /> lists the keys.
      </p>
    </div>
  );
}
