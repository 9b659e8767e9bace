package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.text.CodedEnum;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a kiosk may bring, with its largest size and the bytes by which it is known. */
public enum CommandResultType implements CodedEnum {
  /** A test picture or a test scan. */
  JPEG("image/jpeg", "jpg", 2 << 20),
  ZIP("application/zip", "zip", 5 << 20),
  GZIP("application/gzip", "gz", 5 << 20),
  /** A few lines for a person, in UTF-8. */
  TEXT("text/plain", "txt", 64 << 10);

  private final String media;
  private final String extension;
  private final int most;

  CommandResultType(String media, String extension, int most) {
    this.media = media;
    this.extension = extension;
    this.most = most;
  }

  /** The media type. */
  public String media() {
    return media;
  }

  /** How its files end. */
  public String extension() {
    return extension;
  }

  /** The most bytes. */
  public int most() {
    return most;
  }

  /** Whether it may show somebody or something of somebody. */
  public boolean isPicture() {
    return this == JPEG;
  }

  /** Whether the action may bring it. */
  boolean fits(RemoteCommandType action) {
    return switch (this) {
      case JPEG ->
          action == RemoteCommandType.TEST_PICTURE || action == RemoteCommandType.TEST_SCAN;
      case ZIP, GZIP -> action == RemoteCommandType.DIAGNOSTICS;
      case TEXT -> true;
    };
  }

  /** Whether the bytes begin as such a file does, or are text. */
  boolean looksRight(byte[] bytes) {
    return switch (this) {
      case JPEG -> begins(bytes, 0xFF, 0xD8, 0xFF);
      case ZIP -> begins(bytes, 'P', 'K', 3, 4);
      case GZIP -> begins(bytes, 0x1F, 0x8B, 8);
      case TEXT -> isText(bytes);
    };
  }

  private static boolean begins(byte[] bytes, int... first) {
    for (int i = 0; i < first.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xFF) != first[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  static Optional<CommandResultType> ofMedia(String media) {
    return Arrays.stream(values()).filter(type -> type.media.equals(media)).findFirst();
  }

  static Optional<CommandResultType> ofWord(String word) {
    return CodedEnum.of(CommandResultType.class, word);
  }
}
