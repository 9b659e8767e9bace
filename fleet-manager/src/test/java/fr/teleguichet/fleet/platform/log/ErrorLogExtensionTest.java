package fr.teleguichet.fleet.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of every test is looked at. */
final class ErrorLogExtensionTest {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorLogExtensionTest.class);

  @Test
  @ExpectedErrors("on purpose")
  void whatATestDeclaresItMayLog() {
    LOG.error("logged on purpose");
  }

  /** Nobody names the extension here: when it were not there, the error would still lie there. */
  @AfterAll
  static void theExtensionLooksAtEveryTest() {
    assertThat(LoggedErrors.listening().take()).isEmpty();
  }

  @Test
  @ExpectedErrors({"IllegalStateException: the cause", "the server's own warning"})
  void whatIsLoggedIsToldWithItsCause() {
    LOG.error("a sentence", new IllegalStateException("the cause"));
    LoggerFactory.getLogger("io.micronaut.http.Any").warn("the server's own warning");
    LOG.warn("warnings of the program itself are part of many tests");
  }

  @Test
  void aBrowserThatLeavesAStreamIsNobodysFault() {
    LoggerFactory.getLogger("io.netty.util.concurrent.AbstractEventExecutor")
        .warn("A task raised an exception.", new IllegalStateException("onNext before request?"));
  }

  @Test
  void anErrorThatIsNotDeclaredIsAFaultAndSoIsADeclaredOneThatDoesNotCome() {
    assertThat(LoggedErrors.faults(List.of("a: one", "a: two"), "one", "three"))
        .containsExactly("logged: a: two", "expected, and not logged: three");
    assertThat(LoggedErrors.faults(List.of())).isEmpty();
  }
}
