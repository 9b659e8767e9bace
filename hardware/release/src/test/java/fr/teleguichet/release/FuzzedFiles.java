package fr.teleguichet.release;

import static fr.teleguichet.release.FuzzTarget.holds;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Whole files that were signed and then met somebody without a key. What is still taken must say
 * and hold the same as one of those that were signed.
 */
final class FuzzedFiles implements FuzzTarget {

  private static final String[] NUMBERS = {
    "00000000", "00000001", "7fffffff", "80000000", "fffffffc", "ffffffff", "0000g000", "-0000001"
  };
  private static final int FIELDS = 13;

  private final Map<VerifiedReleaseFile, byte[]> signed = new LinkedHashMap<>();
  private final List<byte[]> files;
  private final int beginning;
  private final int end;
  private final ReleaseTrust trust;
  private final Path file;

  /**
   * Files that were signed.
   *
   * @param beginning of how many bytes at the beginning most is written
   * @param end of how many at the end
   */
  private FuzzedFiles(List<byte[]> files, int beginning, int end, ReleaseTrust trust, Path file)
      throws IOException, ReleaseException {
    this.files = files;
    this.beginning = beginning;
    this.end = end;
    this.trust = trust;
    this.file = file;
    for (byte[] each : files) {
      byte[] _ = signed.putIfAbsent(release(each), each);
    }
  }

  /** Archives for SWUpdate in both formats of cpio. */
  static FuzzedFiles archives(TestKeys keys, Path file) throws IOException, ReleaseException {
    ReleaseSigner signer = keys.signer();
    byte[] one = TestFiles.swu(signer, "1.0", content(300));
    byte[] two =
        TestFiles.swu(
            signer,
            TestFiles.description("2.0", "image", TestFiles.sha256(content(90))),
            Map.of("image", content(90)));
    byte[] old =
        new String(one, StandardCharsets.ISO_8859_1)
            .replace("070702", "070701")
            .getBytes(StandardCharsets.ISO_8859_1);
    return new FuzzedFiles(List.of(one, two, old), 0, 0, keys.trust(), file);
  }

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  /** Bundles for RAUC; most is written of what stands before and after the contents. */
  static FuzzedFiles bundles(TestKeys keys, Path file) throws IOException, ReleaseException {
    ReleaseSigner signer = keys.signer();
    return new FuzzedFiles(
        List.of(TestFiles.bundle(signer, "1.0", 1), TestFiles.bundle(signer, "1.1", 2)),
        96,
        1200,
        keys.trust(),
        file);
  }

  private VerifiedReleaseFile release(byte[] bytes) throws IOException, ReleaseException {
    return VerifiedReleaseFile.read(Files.write(file, bytes), trust, TestKeys.NOW);
  }

  @Override
  public byte[] next(Random random) {
    byte[] whole = files.get(random.nextInt(files.size())).clone();
    return switch (random.nextInt(4)) {
      case 0 -> spliced(whole, files.get(random.nextInt(files.size())), random);
      case 1 -> beginning == 0 ? field(whole, random) : length(whole, random);
      case 2 -> edges(whole, random);
      default -> new Mutations(random).of(whole);
    };
  }

  /** The beginning of one and the end of another. */
  private static byte[] spliced(byte[] one, byte[] other, Random random) {
    int at = random.nextInt(one.length);
    int from = random.nextBoolean() ? Math.min(at, other.length) : random.nextInt(other.length);
    return TestFiles.join(Arrays.copyOf(one, at), Arrays.copyOfRange(other, from, other.length));
  }

  /** Another number in a head of cpio. */
  private static byte[] field(byte[] archive, Random random) {
    String text = new String(archive, StandardCharsets.ISO_8859_1);
    int head = text.indexOf("07070", random.nextInt(text.length()));
    int at = head + 6 + 8 * random.nextInt(FIELDS);
    if (head >= 0 && at + 8 <= archive.length) {
      byte[] number = NUMBERS[random.nextInt(NUMBERS.length)].getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(number, 0, archive, at, number.length);
    }
    return archive;
  }

  /** Another length of the signature. */
  private static byte[] length(byte[] bundle, Random random) {
    ByteBuffer end = ByteBuffer.wrap(bundle, bundle.length - Long.BYTES, Long.BYTES);
    long number = end.mark().getLong();
    ByteBuffer _ =
        end.reset()
            .putLong(
                switch (random.nextInt(4)) {
                  case 0 -> number + random.nextInt(9) - 4;
                  case 1 -> random.nextInt(2 * bundle.length);
                  case 2 -> random.nextLong();
                  default -> 1L << random.nextInt(Long.SIZE);
                });
    return bundle;
  }

  private byte[] edges(byte[] whole, Random random) {
    int begin = random.nextBoolean() ? Math.min(beginning, whole.length) : whole.length;
    if (begin > 0 && begin < whole.length) {
      byte[] spoilt = new Mutations(random).of(Arrays.copyOf(whole, begin));
      return TestFiles.join(spoilt, Arrays.copyOfRange(whole, begin, whole.length));
    }
    int at = Math.max(0, whole.length - (end == 0 ? random.nextInt(whole.length) + 1 : end));
    return TestFiles.join(
        Arrays.copyOf(whole, at),
        new Mutations(random).of(Arrays.copyOfRange(whole, at, whole.length)));
  }

  @Override
  public boolean read(byte[] bytes) throws IOException, ReleaseException {
    VerifiedReleaseFile release = release(bytes);
    byte[] original = signed.get(release);
    holds(original != null, "taken, and never signed: " + release);
    if (original != null) {
      holds(hasContents(release.format(), bytes, original), "not the contents that were signed");
    }
    return true;
  }

  /** Looks for the contents on its own, wherever in an archive they stand. */
  private static boolean hasContents(
      VerifiedReleaseFile.Format format, byte[] bytes, byte[] original) {
    if (format == VerifiedReleaseFile.Format.RAUC) {
      int payload = original.length / VerityTree.BLOCK * VerityTree.BLOCK;
      return bytes.length > payload && Arrays.equals(bytes, 0, payload, original, 0, payload);
    }
    String file = new String(bytes, StandardCharsets.ISO_8859_1);
    String whole = new String(original, StandardCharsets.ISO_8859_1);
    return Stream.of(300, 90)
        .map(size -> new String(content(size), StandardCharsets.ISO_8859_1))
        .filter(whole::contains)
        .allMatch(file::contains);
  }
}
