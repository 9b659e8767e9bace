package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives all tests of a class the same server, started over an empty database before the first of
 * them. It is for tests that only read, or that make what they look for under names of their own:
 * what was stored stays, what was sent, asked and audited is forgotten before each test.
 */
public final class SharedPages implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(SharedPages.class);

  private final Map<String, String> settings;

  /** A server with the settings of most tests. */
  public SharedPages() {
    this(Map.of());
  }

  private SharedPages(Map<String, String> settings) {
    this.settings = settings;
  }

  /** A server with settings of its own, to be registered as a static field. */
  public static SharedPages with(Map<String, String> settings) {
    return new SharedPages(settings);
  }

  /** Closed with the class's store, before its database goes to the next class. */
  @Override
  public void beforeAll(ExtensionContext context) {
    TestDatabase.empty(context);
    Database database = TestDatabase.database(context);
    context.getStore(HERE).put(TestPages.Running.class, TestPages.start(database, settings));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    running(context).forgetWhatWasSaid();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestPages.Running.class || type == Database.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestPages.Running running = running(context);
    return parameter.getParameter().getType() == Database.class ? running.database() : running;
  }

  private static TestPages.Running running(ExtensionContext context) {
    return context.getStore(HERE).get(TestPages.Running.class, TestPages.Running.class);
  }
}
