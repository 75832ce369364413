/** Where a section of the settings is found in their address: its title in small letters with dashes. */
export const toSectionId = (title: string): string => title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
