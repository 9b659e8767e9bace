package fr.teleguichet.provisioning.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A kiosk with a printer for all classes that leave it in service, since each start takes minutes.
 * Until its first update its agent's Java has the second compiler, to take it.
 *
 * @param bundles of its system as it was before any update
 */
record SharedKiosk(AnnouncedPrinter printer, FlashedKiosk kiosk, BundleMaker bundles)
    implements AutoCloseable {

  private static @Nullable SharedKiosk current;

  /** Gives it to methods that ask for it, and switches it off when all tests are over. */
  static final class Resolver implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == SharedKiosk.class;
    }

    @Override
    public SharedKiosk resolveParameter(ParameterContext parameter, ExtensionContext context) {
      AutoCloseable _ =
          context
              .getRoot()
              .getStore(ExtensionContext.Namespace.create(SharedKiosk.class))
              .getOrComputeIfAbsent(
                  "end", _ -> (AutoCloseable) SharedKiosk::giveWay, AutoCloseable.class);
      try {
        return get();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private static synchronized SharedKiosk get() throws IOException, InterruptedException {
    SharedKiosk there = current;
    if (there == null) {
      there = powerOn();
      current = there;
    }
    return there;
  }

  private static SharedKiosk powerOn() throws IOException, InterruptedException {
    // Sockets lie in it, whose paths have to be short.
    var printer = AnnouncedPrinter.start(Files.createTempDirectory("printer"));
    FlashedKiosk kiosk = null;
    try {
      kiosk =
          FlashedKiosk.startForUpdates(
              Path.of("target/shared-kiosk").toAbsolutePath(), printer::into);
      return new SharedKiosk(printer, kiosk, kiosk.bundles());
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      if (kiosk != null) {
        kiosk.close();
      }
      printer.close();
      throw e;
    }
  }

  /** Switches it off, if it runs: a machine of somebody's own can't run beside it. */
  static synchronized void giveWay() throws IOException {
    SharedKiosk there = current;
    current = null;
    if (there != null) {
      there.close();
    }
  }

  @Override
  public void close() throws IOException {
    try (printer;
        kiosk;
        bundles) {
      // Whatever can't be closed leaves no machine running, for which all others would wait.
    }
  }
}
