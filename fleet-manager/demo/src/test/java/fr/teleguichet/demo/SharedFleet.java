package fr.teleguichet.demo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Gives test classes a fleet whose manager is started once for all of them. What the manager knows
 * stays, so each test has kiosks of its own, with names that no other test uses. Every kiosk that
 * runs ends with the test, so one class has the fleet at a time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedFleet.Extension.class)
@ResourceLock("SharedFleet")
@interface SharedFleet {

  /** Starts the fleet for whoever asks for it first, and ends its kiosks after each test. */
  final class Extension implements ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace HERE =
        ExtensionContext.Namespace.create(SharedFleet.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == TestFleet.class;
    }

    @Override
    public TestFleet resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return fleet(context);
    }

    private static TestFleet fleet(ExtensionContext context) {
      return context
          .getRoot()
          .getStore(HERE)
          .getOrComputeIfAbsent(TestFleet.class, _ -> started(), TestFleet.class);
    }

    private static TestFleet started() {
      TestFleet fleet = new TestFleet("shared", Map.of("FLEET_UPDATE_UNSIGNED", "true"));
      fleet.startManager();
      return fleet;
    }

    @Override
    public void afterEach(ExtensionContext context) {
      fleet(context).endAgents();
    }
  }
}
