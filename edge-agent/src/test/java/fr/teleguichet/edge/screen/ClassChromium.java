package fr.teleguichet.edge.screen;

import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One browser for all tests of a class, started by the first that wants it: a start is a second and
 * a half of a processor's work. What a page keeps, no page of another test sees.
 */
public final class ClassChromium implements AfterAllCallback {

  private final Supplier<Chromium> start;
  private Optional<Chromium> started = Optional.empty();

  /**
   * Starts nothing yet.
   *
   * @param start starts the browser that the tests want
   */
  public ClassChromium(Supplier<Chromium> start) {
    this.start = start;
  }

  /**
   * The browser for one test, which closes it: all pages of the browser are gone then, and the
   * browser goes on.
   */
  public Chromium lend() {
    Chromium browser = started.orElseGet(start);
    started = Optional.of(browser);
    return browser.lent();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    started.ifPresent(Chromium::close);
  }
}
