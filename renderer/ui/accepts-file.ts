/** Whether a file is of one of the kinds `image/*`, `image/png` or `.png`, by its type and its name. */
export function acceptsFile(file: Pick<File, 'name' | 'type'>, kinds: readonly string[]): boolean {
  const name = file.name.toLowerCase();
  const type = file.type.toLowerCase();
  return kinds.some(kind => {
    const wanted = kind.toLowerCase();
    if (wanted.startsWith('.')) return name.endsWith(wanted);
    return wanted.endsWith('/*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
  });
}
