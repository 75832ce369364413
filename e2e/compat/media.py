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


class Bits:
    """Bits in the order in which H.264 writes them."""

    def __init__(self):
        self.text = ""

    def fixed(self, width, value):
        self.text += format(value, f"0{width}b")
        return self

    def golomb(self, *values):
        """Exponential Golomb codes (ITU-T H.264, 9.1)."""
        for value in values:
            code = format(value + 1, "b")
            self.text += "0" * (len(code) - 1) + code
        return self

    def bytes(self, end="1"):
        """Whole bytes; what a unit ends with is a one and zeros."""
        text = self.text + end
        text += "0" * (-len(text) % 8)
        return bytes(int(text[at : at + 8], 2) for at in range(0, len(text), 8))


def unit(kind, body):
    """A unit of the stream, in which no start code may appear."""
    safe = bytearray()
    for byte in body:
        if safe[-2:] == b"\0\0" and byte < 4:
            safe.append(3)
        safe.append(byte)
    return bytes((kind,)) + bytes(safe)


def make_frame(number, width, height):
    """A picture of one colour, as the units of H.264 baseline with every block stored as it is (I_PCM, 7.3.5)."""
    columns, rows = width // 16, height // 16
    sps = Bits().fixed(8, 66).fixed(8, 0).fixed(8, 10).golomb(0, 0, 0, 0, 0).fixed(1, 0)
    sps.golomb(columns - 1, rows - 1).fixed(4, 0b1000)
    pps = Bits().golomb(0, 0).fixed(2, 0).golomb(0, 0, 0).fixed(3, 0).golomb(0, 0, 0).fixed(3, 0)
    head = Bits().golomb(0, 7, 0).fixed(4, 0).golomb(0).fixed(4, 0).fixed(2, 0).golomb(0)
    colours = (16 + number % 220, 16 + number // 220 % 220, 16 + number * 7 % 220)
    block = bytes((colours[0],)) * 256 + bytes((colours[1],)) * 64 + bytes((colours[2],)) * 64
    blocks = head.golomb(25).bytes("") + block
    blocks += (Bits().golomb(25).bytes("") + block) * (columns * rows - 1)
    return unit(0x67, sps.bytes()), unit(0x68, pps.bytes()), unit(0x65, blocks + b"\x80")


def make_mp4(number, seconds=1, size=0, width=64, height=48):
    """A clip of one picture that stands for a given time, and of at least `size` bytes."""
    sps, pps, picture = make_frame(number, width, height)
    frame = struct.pack(">I", len(picture)) + picture
    config = b"\x01" + sps[1:4] + b"\xff\xe1" + struct.pack(">H", len(sps)) + sps
    config += b"\x01" + struct.pack(">H", len(pps)) + pps
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
    return file_type + movie(offset) + box(b"mdat", frame) + box(b"free", bytes(size))
