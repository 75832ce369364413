/** The light that a palette is made for. */
export type LightName =
  | 'dawn'
  | 'day'
  | 'overcast'
  | 'golden'
  | 'sunset'
  | 'dusk'
  | 'night'
  | 'storm'
  | 'fog'
  | 'neon'
  | 'winter'
  | 'candle'
  | 'indoors'
  | 'underwater'
  | 'space'
  | 'fire';

/** The roles of a palette in this order: zenith, sky, horizon, glow, light, haze, land, shade, accent; as hex. */
export const palettes: Readonly<Record<LightName, readonly string[]>> = {
  dawn: [
    '#3d4f7c #8a86a8 #f0b79a #ffd9b0 #ffcf9e #c9a9ad #6b6a86 #23283f #e8836b',
    '#5b7a9c #a9b8c4 #f4d8c0 #fff0d8 #ffe6c4 #cfcfd2 #7d8a92 #2c3640 #d98a5c',
    '#4a5a86 #b894ac #ffc6a8 #ffe4c0 #ffd6ae #d8b4b4 #77688a #292744 #f0a05a',
  ],
  day: [
    '#2f6aa8 #6aa3cf #d5e4e6 #fffbe8 #fff3d6 #b9d0da #6f8a64 #27382f #d9653b',
    '#3f86a8 #86bcc8 #eee8d2 #fffdf0 #fff0cf #c4d6d2 #8c9468 #33392b #e0a03c',
    '#3a5f9c #7f9fd0 #e6dfe0 #fff7e6 #ffeccc #c3cbdc #7b8470 #2b3236 #c9503c',
  ],
  overcast: [
    '#6c7780 #97a0a5 #c9ccc8 #e2e2da #e6e4dc #b0b6b8 #6b716b #262b2d #a5523f',
    '#5f6d7a #8f9ba6 #cbc7c0 #e6ded2 #ebe2d4 #aeb2b8 #6a6c70 #23272e #b8863c',
  ],
  golden: [
    '#56779a #c9b48a #ffd27a #fff0b8 #ffd890 #e6bd80 #8f6f42 #33261c #d4562b',
    '#6a7a8c #d8a874 #ffc56a #ffeaae #ffcd80 #dcae7c #86623e #2e221e #b8402c',
    '#3f6a78 #b8b48c #ffdc8c #fff2c0 #ffe09a #d4c08c #7a7040 #2a2a1c #cf6a2a',
  ],
  sunset: [
    '#2b2a5a #a4476e #ff8a4a #ffd27a #ffa860 #c8646a #5a3a56 #1d1530 #ffb84a',
    '#1f4a5e #6b8a86 #f7a650 #ffe09a #ffb768 #b98a68 #4f5148 #182226 #e2572e',
    '#46305c #d0607a #ffb27a #ffe2a4 #ffbc84 #d8848a #6a4560 #241a34 #ffd06a',
    '#3a1f2e #a8382e #ff7a34 #ffc860 #ff9a50 #b85a40 #54302e #1c1014 #ffae3c',
  ],
  dusk: [
    '#17213f #3c4a78 #c97f88 #f2b09a #e8a796 #6a688c #353c5e #10142a #ffb35c',
    '#10283a #2f5a6e #d9a77c #f6d0a0 #efc096 #5f7a80 #2c4852 #0c191f #ffa24a',
    '#251c42 #57447e #e08a9c #ffc0ac #f4ae9e #7c648e #40365e #140f26 #ffc46a',
  ],
  night: [
    '#060b1e #12224a #34507c #9db8e6 #b8d0ff #2b4068 #182744 #070b18 #ffb654',
    '#04141a #0d3340 #2f6f78 #a9e0dc #bfeee6 #245660 #11333a #050f13 #ff9a4a',
    '#0b0a24 #1f1c50 #4a4684 #c0b8f0 #cfc8ff #353068 #211e48 #08071a #ffc46a',
  ],
  storm: [
    '#1c232b #3e4a52 #8a958f #cfd6c4 #d9e0cc #66726f #3a443f #12181a #d8b04a',
    '#20202e #454a62 #9a90a0 #dccfd0 #e2d6d4 #6c6a80 #3c3c4c #13131c #e08a4a',
  ],
  fog: [
    '#8d9aa0 #aab4b6 #cfd4d1 #eceadf #f0ead8 #c2c9c8 #76817f #2b3234 #b5543c',
    '#7d8a96 #a4b0b8 #d6d2c8 #f4e8d2 #f6e6cc #c4c6c4 #727a80 #282e36 #c98a3c',
  ],
  neon: [
    '#0a0a20 #1f1548 #6a2a7c #ff5fa8 #ff7ac0 #3a2466 #1e1a3c #080818 #29e0e6',
    '#04141f #0c2f48 #17708c #3ff0e0 #7af6ec #174a66 #10283c #040c14 #ff4f8b',
    '#140818 #3c1440 #a8324e #ff8a4a #ffa468 #54204c #2a1430 #0a060e #3cc8ff',
  ],
  winter: [
    '#7d9ab8 #b4c6d4 #eef0ee #fff8ea #fff0d8 #d3dde2 #dfe8ee #36465a #c2473a',
    '#8a8fb0 #c0bcd0 #f6e4dc #fff2e4 #ffe8d6 #dcd8e2 #e6e4ee #3c405c #d9823c',
  ],
  candle: [
    '#120c0a #2c1b12 #6b3d1e #ffcc7a #ffb85c #4a2c1a #5c3a22 #140c08 #e8a23c',
    '#0e0d14 #221f30 #5a4038 #ffd08a #ffbf70 #3c3034 #4a3a38 #0e0c12 #d86a3c',
  ],
  indoors: [
    '#3a3f42 #6f716a #c9bfa5 #fff1d0 #ffedc8 #a79f8c #6b5a48 #1f1b18 #a34a32',
    '#2c3844 #5a6c78 #b8c4c4 #f2f4e8 #f4f0dc #8c9a9c #54585c #171b20 #c98a3c',
    '#443830 #7c6450 #d8b48a #ffe6b4 #ffdca4 #a88a6c #70523c #221712 #3f7a78',
  ],
  underwater: [
    '#a4ecdc #2f93a6 #0d4a68 #e0fff0 #c8fff0 #1f7088 #1d5a66 #04202e #ffb06a',
    '#8ad0f0 #2a6cb0 #0c2f66 #d8f4ff #bfeaff #1d4c8c #1c4470 #040f2a #ff8a6a',
  ],
  space: [
    '#05050f #0c1030 #2c1c54 #ffb27a #ffe0c0 #2a2a60 #2f3350 #05060f #5fd0ff',
    '#03080f #07202e #124a5c #a8fff0 #d8fff4 #14404e #24414a #03080c #ff8a5c',
    '#0b0410 #2a0c30 #6a1c4c #ffc07a #ffe2b8 #3c1644 #3c2a44 #08040c #ffd25c',
  ],
  fire: [
    '#140a0a #3a1410 #c0451a #ffd06a #ff9c40 #7a2c18 #40201a #100808 #ffcf5c',
    '#1a1014 #4a2020 #d86a2c #ffe08a #ffb050 #8a4028 #4a2a24 #140c0c #ffb23c',
  ],
};
