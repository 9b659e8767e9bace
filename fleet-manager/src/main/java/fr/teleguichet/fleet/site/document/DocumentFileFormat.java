package fr.teleguichet.fleet.site.document;

import fr.teleguichet.hardware.text.CodedEnum;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a paper can be; its first bytes say which, whatever its name claims. */
public enum DocumentFileFormat implements CodedEnum {
  PDF("application/pdf", ".pdf", "%PDF-"),
  JPEG("image/jpeg", ".jpg", "\u00ff\u00d8\u00ff"),
  PNG("image/png", ".png", "\u0089PNG\r\n\u001a\n");

  private static final int MAX_BEGIN = 16;

  private final String mediaType;
  private final String ending;
  private final String begin; // one letter for each byte

  DocumentFileFormat(String mediaType, String ending, String begin) {
    this.mediaType = mediaType;
    this.ending = ending;
    this.begin = begin;
  }

  /** Its media type. */
  public String mediaType() {
    return mediaType;
  }

  /** What the name of its file ends in. */
  public String ending() {
    return ending;
  }

  /** What begins like this. */
  static Optional<DocumentFileFormat> of(byte[] content) {
    String read =
        new String(content, 0, Math.min(content.length, MAX_BEGIN), StandardCharsets.ISO_8859_1);
    return Arrays.stream(values()).filter(type -> read.startsWith(type.begin)).findFirst();
  }

  /** The type of this word. */
  static Optional<DocumentFileFormat> ofWord(String word) {
    return CodedEnum.of(DocumentFileFormat.class, word);
  }
}
