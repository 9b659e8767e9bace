package fr.teleguichet.provisioning.process;

import java.nio.charset.StandardCharsets;

/**
 * How a program ended.
 *
 * @param exitCode 0 when it did what it should
 * @param out what it wrote, cut at the limit
 * @param complaints what it complained, line by line, or nothing
 */
@SuppressWarnings("ArrayRecordComponent") // A file's content; the record is never compared.
public record ProgramResult(int exitCode, byte[] out, String complaints) {

  /** The first line of what it complained, or nothing. */
  public String complaint() {
    return complaints.lines().findFirst().orElse("");
  }

  /** Whether it did what it should. */
  public boolean well() {
    return exitCode == 0;
  }

  /** What it wrote, as text. */
  public String text() {
    return new String(out, StandardCharsets.UTF_8);
  }
}
