import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Picture } from './picture.tsx';

const THUMBHASH = 'UdYJLwJ3iYd9h4eAaFeIp3d3djf4dnAE';
const shown = (element: Element) => element.className.includes('opacity-100');

describe('Picture', () => {
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });
  const decode = (result: Promise<void>) => {
    HTMLImageElement.prototype.decode = () => result;
  };

  it('keeps its shape and shows the blurred placeholder until it is decoded', async () => {
    decode(Promise.resolve());
    render(<Picture src="/a.webp" alt="A harbour" width={400} height={300} placeholder={THUMBHASH} />);
    const image = screen.getByAltText('A harbour');
    const frame = image.parentElement;
    expect(frame?.style.aspectRatio).toBe('400 / 300');
    expect(frame?.style.backgroundColor).toMatch(/^rgb/);
    await waitFor(() => expect(frame?.style.backgroundImage).toMatch(/^url\("?data:image\/png/));
    expect(shown(image)).toBe(false);
    fireEvent.load(image);
    await waitFor(() => expect(shown(screen.getByAltText('A harbour'))).toBe(true));
    expect(frame?.style.backgroundImage).toBe('');
  });

  it('leaves the former picture standing until the next one is decoded', async () => {
    decode(Promise.resolve());
    const { rerender, container } = render(<Picture src="/1.webp" alt="Preview" width={1} height={1} />);
    fireEvent.load(screen.getByAltText('Preview'));
    await waitFor(() => expect(shown(screen.getByAltText('Preview'))).toBe(true));
    rerender(<Picture src="/2.webp" alt="Preview" width={1} height={1} />);
    const [former, next] = container.querySelectorAll('img');
    expect(former?.getAttribute('src')).toBe('/1.webp');
    expect(former && shown(former)).toBe(true);
    expect(next && shown(next)).toBe(false);
    fireEvent.load(screen.getByAltText('Preview'));
    await waitFor(() => expect(container.querySelectorAll('img')).toHaveLength(1));
    expect(screen.getByAltText('Preview').getAttribute('src')).toBe('/2.webp');
  });

  it('says that it cannot be shown when it does not load or cannot be decoded', async () => {
    decode(Promise.reject(new Error('broken')));
    const { rerender } = render(<Picture src="/a.webp" alt="A harbour" width={1} height={1} />);
    fireEvent.load(screen.getByAltText('A harbour'));
    expect(await screen.findByRole('img', { name: 'A harbour (cannot be shown)' })).toBeTruthy();
    rerender(<Picture src="/b.webp" alt="A harbour" width={1} height={1} />);
    fireEvent.error(screen.getByAltText('A harbour'));
    expect(await screen.findByRole('img', { name: 'A harbour (cannot be shown)' })).toBeTruthy();
  });
});
