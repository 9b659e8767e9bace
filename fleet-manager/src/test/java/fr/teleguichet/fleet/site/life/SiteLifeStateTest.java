package fr.teleguichet.fleet.site.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which way a site's life can go. */
final class SiteLifeStateTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

  /** Every pair of stages between which no way leads. */
  private static final String ILLEGAL_TRANSITIONS =
      """
      planned → planned, planned → installed, planned → in-service, planned → suspended
      ordered → planned, ordered → ordered, ordered → in-service, ordered → suspended
      installed → planned, installed → ordered, installed → installed, installed → suspended
      in-service → planned, in-service → ordered, in-service → installed, in-service → in-service
      suspended → planned, suspended → ordered, suspended → installed, suspended → suspended
      closed → ordered, closed → installed, closed → in-service, closed → suspended, closed → closed
      """;

  @Test
  void noOtherTransitionsAreRefusedThanTheseAndAllOfThese() {
    List<String> refused = new ArrayList<>();
    for (SiteLifeStage from : SiteLifeStage.values()) {
      for (SiteLifeStage to : SiteLifeStage.values()) {
        if (SiteLifeState.of(from, DAY, "").become(to, DAY, "").isEmpty()) {
          refused.add(from.code() + " → " + to.code());
        }
      }
    }

    assertThat(refused).containsExactly(ILLEGAL_TRANSITIONS.strip().split(", |\n"));
  }

  @Test
  void whatItBecomesHasItsDayAndItsReason() {
    SiteLifeState suspended =
        SiteLifeState.unsaid().become(SiteLifeStage.SUSPENDED, DAY, "travaux").orElseThrow();

    assertThat(suspended.stage()).isEqualTo(SiteLifeStage.SUSPENDED);
    assertThat(suspended.since()).contains(DAY);
    assertThat(suspended.reason()).isEqualTo("travaux");
    assertThat(suspended.next()).containsExactly(SiteLifeStage.IN_SERVICE, SiteLifeStage.CLOSED);
  }

  @Test
  void aSiteOfWhichNobodySaidAnythingIsInServiceSinceNobodyKnowsWhen() {
    assertThat(SiteLifeState.unsaid().stage()).isEqualTo(SiteLifeStage.IN_SERVICE);
    assertThat(SiteLifeState.unsaid().since()).isEmpty();
  }
}
