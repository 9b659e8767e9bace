package fr.teleguichet.fleet.interview.usage;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.SharedPages;
import fr.teleguichet.fleet.boot.TestPages;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where kiosks count an interview from another length on, the pages say that one. */
final class MinimumInterviewLengthIT {

  @RegisterExtension
  static final SharedPages PAGES = SharedPages.with(Map.of("fleet.usage.interview-seconds", "90"));

  @Test
  void thePagesSayTheLengthOfThisNetwork(TestPages.Running pages) {
    assertThat(pages.get("/impact?lang=fr").body())
        .contains("avec un conseiller dure 90\u00a0secondes ou plus");
    assertThat(pages.get("/impact?lang=en").body())
        .contains("An interview counts from 90 seconds of conversation");
  }
}
