package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.web.page.NavigationBadgeCounter;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NoticeAudience;
import jakarta.inject.Singleton;

/** Says in the navigation how many alerts are not resolved. */
@Singleton
final class ActiveAlertCounter implements NavigationBadgeCounter {
  private final ActiveAlertCountCache alerts;

  ActiveAlertCounter(ActiveAlertCountCache alerts) {
    this.alerts = alerts;
  }

  @Override
  public NavigationSection section() {
    return NavigationSection.ALERTS;
  }

  @Override
  public int of(NoticeAudience audience) {
    return alerts.count(audience.territories());
  }
}
