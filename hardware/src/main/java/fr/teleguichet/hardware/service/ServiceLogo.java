package fr.teleguichet.hardware.service;

import fr.teleguichet.hardware.text.Sha256Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The logo of a public service: a still PNG of up to {@value #MAX_SIZE} bytes and {@value
 * #MAX_WIDTH} by {@value #MAX_HEIGHT} pixels that holds its pixels and nothing else. Who reads one
 * takes nobody's word for it.
 *
 * @param base64 the file as it stands in the document of services
 */
public record ServiceLogo(String base64) {

  /** In bytes. Ten services with a logo each fit into one document. */
  public static final int MAX_SIZE = 4_096;

  /** In pixels. */
  public static final int MAX_WIDTH = 256;

  /** In pixels. */
  public static final int MAX_HEIGHT = 128;

  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int HEADER_LENGTH = 13;

  /** Behind the signature, and the length and the name of the first chunk. */
  private static final int WIDTH_AT = 2 * Long.BYTES;

  /** Beside the type and the length, a chunk has the sum of its bytes. */
  private static final int CHUNK_FRAME = 12;

  /** What pixels are made of; texts, profiles, moments and animations are in others. */
  private static final Set<String> CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  private static final int DIGEST_LENGTH = 32;

  /**
   * A logo.
   *
   * @throws IllegalArgumentException when it is no such picture
   */
  public ServiceLogo {
    // Four letters for three bytes: what is longer need not be read.
    if (base64.length() > (MAX_SIZE + 2) / 3 * 4
        || !isPicture(ByteBuffer.wrap(Base64.getDecoder().decode(base64)))) {
      throw new IllegalArgumentException(
          "must be a still PNG of up to "
              + MAX_SIZE
              + " bytes and "
              + MAX_WIDTH
              + " by "
              + MAX_HEIGHT
              + " pixels without anything beside them");
    }
  }

  /** The logo that a text is; nothing where it is none. */
  public static Optional<ServiceLogo> of(String base64) {
    try {
      return Optional.of(new ServiceLogo(base64));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /**
   * The logo that a file is.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static ServiceLogo ofFile(byte[] png) {
    return new ServiceLogo(Base64.getEncoder().encodeToString(png));
  }

  private static boolean isPicture(ByteBuffer file) {
    if (file.remaining() > MAX_SIZE
        || file.remaining() < Long.BYTES
        || file.getLong() != SIGNATURE) {
      return false;
    }
    String chunk = "";
    while (file.remaining() >= CHUNK_FRAME) {
      boolean isFirst = chunk.isEmpty();
      int length = file.getInt();
      if (length < 0 || length > file.remaining() - 2 * Integer.BYTES) {
        return false;
      }
      ByteBuffer summed = file.slice(file.position(), Integer.BYTES + length);
      chunk = name(file);
      if (!CHUNKS.contains(chunk)
          || isFirst != chunk.equals("IHDR")
          || (isFirst && !fits(file, length))) {
        return false;
      }
      var sum = new CRC32();
      sum.update(summed);
      if (file.position(file.position() + length).getInt() != (int) sum.getValue()) {
        return false;
      }
      if (chunk.equals("IEND")) {
        return length == 0 && !file.hasRemaining();
      }
    }
    return false;
  }

  private static String name(ByteBuffer file) {
    byte[] name = new byte[Integer.BYTES];
    file.get(name);
    return new String(name, StandardCharsets.US_ASCII);
  }

  /** Whether a header of this length is the whole one of a picture that is small enough. */
  private static boolean fits(ByteBuffer file, int length) {
    if (length != HEADER_LENGTH) {
      return false;
    }
    int width = file.getInt(file.position());
    int height = file.getInt(file.position() + Integer.BYTES);
    return width > 0 && width <= MAX_WIDTH && height > 0 && height <= MAX_HEIGHT;
  }

  /** The file. */
  public byte[] png() {
    return Base64.getDecoder().decode(base64);
  }

  /** In pixels. */
  public int width() {
    return ByteBuffer.wrap(png()).getInt(WIDTH_AT);
  }

  /** In pixels. */
  public int height() {
    return ByteBuffer.wrap(png()).getInt(WIDTH_AT + Integer.BYTES);
  }

  /** What names this picture and no other, for addresses: 32 hexadecimal digits. */
  public String digest() {
    return Sha256Digest.hex(png()).substring(0, DIGEST_LENGTH);
  }
}
