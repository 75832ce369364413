"""Small real files, made here: pictures and clips that differ by their number."""

import struct
import zlib


def make_png(number, width=64, height=48):
    """A picture of one colour."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    colour = bytes((number * 53 % 256, number * 97 % 256, number * 193 % 256))
    lines = (b"\0" + colour * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    text = b"Comment\0number " + str(number).encode()
    parts = [(b"IHDR", header), (b"tEXt", text), (b"IDAT", zlib.compress(lines)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, body) for kind, body in parts)


def box(kind, *parts):
    body = b"".join(parts)
    return struct.pack(">I", 8 + len(body)) + kind + body


def full(kind, *parts, flags=0):
    return box(kind, struct.pack(">I", flags), *parts)


MATRIX = struct.pack(">9i", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
# Parameter sets of H.264 baseline, 64 by 48; no frame of these clips is ever drawn.
SPS = bytes.fromhex("6742c00bda11c8")
PPS = bytes.fromhex("68ce3c80")


def make_mp4(number, seconds=1, size=2_000, width=64, height=48):
    """A clip of a given length whose only frame holds `size` bytes."""
    frame = (f"frame of clip {number} ".encode() * (size // 16 + 1))[:size]
    config = bytes((1, SPS[1], SPS[2], SPS[3], 0xFF, 0xE1)) + struct.pack(">H", len(SPS)) + SPS
    config += b"\x01" + struct.pack(">H", len(PPS)) + PPS
    sample = struct.pack(">6xH16xHHII4xH32sHh", 1, width, height, 0x480000, 0x480000, 1, b"", 24, -1)
    ticks = 1000 * seconds
    file_type = box(b"ftyp", b"isom", struct.pack(">I", 512), b"isomiso2avc1mp41")

    def movie(offset):
        table = box(
            b"stbl",
            full(b"stsd", struct.pack(">I", 1), box(b"avc1", sample, box(b"avcC", config))),
            full(b"stts", struct.pack(">III", 1, 1, ticks)),
            full(b"stsc", struct.pack(">IIII", 1, 1, 1, 1)),
            full(b"stsz", struct.pack(">III", 0, 1, len(frame))),
            full(b"stco", struct.pack(">II", 1, offset)),
        )
        data = box(b"dinf", full(b"dref", struct.pack(">I", 1), full(b"url ", flags=1)))
        media = box(
            b"mdia",
            full(b"mdhd", struct.pack(">IIIIHH", 0, 0, 1000, ticks, 0x55C4, 0)),
            full(b"hdlr", struct.pack(">I4s12x", 0, b"vide"), b"video\0"),
            box(b"minf", full(b"vmhd", bytes(8), flags=1), data, table),
        )
        shown = struct.pack(">II", width << 16, height << 16)
        track = full(b"tkhd", struct.pack(">IIIII8xHHHH", 0, 0, 1, 0, ticks, 0, 0, 0, 0), MATRIX, shown, flags=3)
        head = struct.pack(">IIIIIHH8x", 0, 0, 1000, ticks, 0x10000, 0x100, 0)
        return box(b"moov", full(b"mvhd", head, MATRIX, bytes(24), struct.pack(">I", 2)), box(b"trak", track, media))

    offset = len(file_type) + len(movie(0)) + 8
    return file_type + movie(offset) + box(b"mdat", frame)
