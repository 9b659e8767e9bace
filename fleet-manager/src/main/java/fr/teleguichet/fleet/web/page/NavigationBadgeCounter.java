package fr.teleguichet.fleet.web.page;

/** Counts what there is to see to in a part of the site: the navigation says it on every page. */
public interface NavigationBadgeCounter {

  /** The part. */
  NavigationSection section();

  /** How much there is for this audience, without asking anybody. */
  int of(NoticeAudience audience);
}
