package fr.teleguichet.hardware.peer;

import java.nio.file.Path;
import java.util.List;

/** Debian's Chromium as tests start it: without a window, and without a word to anybody. */
public final class HeadlessChromium {

  /** What it is started with. */
  public static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private HeadlessChromium() {}

  /** The program; the test is skipped without it, and fails under CI=true. */
  public static Path program() {
    return Installed.program("chromium", "chromium");
  }
}
