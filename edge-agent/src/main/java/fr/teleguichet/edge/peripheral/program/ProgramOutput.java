package fr.teleguichet.edge.peripheral.program;

import java.nio.charset.StandardCharsets;

/** What a program left behind. */
public final class ProgramOutput {

  private final int exit;
  private final byte[] bytes;

  ProgramOutput(int exit, byte[] bytes) {
    this.exit = exit;
    this.bytes = bytes;
  }

  /** Whether it says that all went well. */
  public boolean isSuccess() {
    return exit == 0;
  }

  /** Its exit code. */
  public int exit() {
    return exit;
  }

  /** What it wrote; the caller may overwrite it. */
  public byte[] bytes() {
    return bytes;
  }

  /** What it wrote, as text. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }
}
