package fr.teleguichet.fleet.platform.log;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Fails a test in which an error was logged that it does not declare by {@link ExpectedErrors}. It
 * is there for every test without being asked for, and comes after everything else that a test
 * cleans up; what is logged between two tests counts for the next one.
 */
public final class ErrorLogExtension implements AfterEachCallback, AfterAllCallback {

  @Override
  public void afterEach(ExtensionContext context) {
    String[] expected =
        AnnotationSupport.findAnnotation(context.getElement(), ExpectedErrors.class)
            .or(
                () ->
                    AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), ExpectedErrors.class))
            .map(ExpectedErrors::value)
            .orElseGet(() -> new String[0]);
    check(LoggedErrors.faults(LoggedErrors.listening().take(), expected));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    check(LoggedErrors.faults(LoggedErrors.listening().take()));
  }

  private static void check(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new AssertionError("The log of this test:\n" + String.join("\n", faults));
    }
  }
}
