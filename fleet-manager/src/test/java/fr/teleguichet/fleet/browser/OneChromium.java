package fr.teleguichet.fleet.browser;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a Chromium that is started once for all of them; what a window keeps, such as who is
 * signed in, no other window sees. Its driver belongs to one thread, so for tests that look with
 * several at a time it is none.
 */
final class OneChromium implements ParameterResolver, BeforeEachCallback {

  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(OneChromium.class);

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
    return context
        .getRoot()
        .getStore(HERE)
        .getOrComputeIfAbsent(Chromium.class, _ -> Chromium.start(), Chromium.class);
  }
}
