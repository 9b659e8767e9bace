package fr.teleguichet.fleet.browser;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the tests of a class a Chromium, which the class has for itself while it runs and leaves to
 * the next: as many are started as classes run at once. What a window keeps, such as who is signed
 * in, no other window sees. Its driver belongs to one thread at a time, so for tests that look with
 * several it is none.
 */
final class OneChromium implements ParameterResolver, BeforeEachCallback {

  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(OneChromium.class);

  /** Those that no class has at the moment wait for the next one. */
  private record Idle(Queue<Chromium> browsers) implements AutoCloseable {
    @Override
    public void close() {
      browsers.forEach(Chromium::close);
    }
  }

  /** A browser in the hands of one class, which gives it back at its end. */
  private record Lease(Idle idle, Chromium browser) implements AutoCloseable {
    @Override
    public void close() {
      boolean _ = idle.browsers().add(browser);
    }
  }

  /** Here, since a test whose parameter can't be given would fail instead of being skipped. */
  @Override
  public void beforeEach(ExtensionContext context) {
    Chromium.need();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Chromium.class;
  }

  @Override
  public Chromium resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext ofClass = context.getParent().orElseThrow();
    return ofClass
        .getStore(HERE)
        .getOrComputeIfAbsent(Lease.class, _ -> lease(context), Lease.class)
        .browser();
  }

  private static Lease lease(ExtensionContext context) {
    Idle idle =
        context
            .getRoot()
            .getStore(HERE)
            .getOrComputeIfAbsent(
                Idle.class, _ -> new Idle(new ConcurrentLinkedQueue<>()), Idle.class);
    Chromium left = idle.browsers().poll();
    return new Lease(idle, left == null ? Chromium.start() : left);
  }
}
