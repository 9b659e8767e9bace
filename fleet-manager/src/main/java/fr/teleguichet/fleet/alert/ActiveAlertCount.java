package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.web.page.NoticeAudience;
import fr.teleguichet.fleet.web.page.SectionCounter;
import fr.teleguichet.fleet.web.page.SiteSection;
import jakarta.inject.Singleton;

/** Says in the navigation how many alerts are not resolved. */
@Singleton
final class ActiveAlertCount implements SectionCounter {
  private final ActiveAlertCache alerts;

  ActiveAlertCount(ActiveAlertCache alerts) {
    this.alerts = alerts;
  }

  @Override
  public SiteSection section() {
    return SiteSection.ALERTS;
  }

  @Override
  public int of(NoticeAudience audience) {
    return alerts.count(audience.territories());
  }
}
