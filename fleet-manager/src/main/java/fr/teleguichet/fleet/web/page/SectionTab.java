package fr.teleguichet.fleet.web.page;

import fr.teleguichet.hardware.text.Worded;
import java.util.List;
import java.util.stream.Stream;

/** The pages of a section that has several, in the order in which they stand beside each other. */
public enum SectionTab implements Worded {
  USAGE(SiteSection.USAGE, "/usage"),
  SATISFACTION(SiteSection.USAGE, "/satisfaction"),
  REPORTS(SiteSection.EVALUATION, "/evaluations"),
  OPEN_DATA(SiteSection.EVALUATION, "/open-data"),
  ACTIVITY(SiteSection.EVALUATION, "/activity"),
  IMPACT(SiteSection.EVALUATION, "/impact"),
  TRAININGS(SiteSection.EVALUATION, "/trainings"),
  PARTNERS(SiteSection.EVALUATION, "/partners"),
  COMMUNICATIONS(SiteSection.EVALUATION, "/communications"),
  BUDGET(SiteSection.EVALUATION, "/budget"),
  COMMITMENTS(SiteSection.EVALUATION, "/commitments"),
  PAST_FIGURES(SiteSection.EVALUATION, "/past-figures"),
  COMPLIANCE_DOCUMENTS(SiteSection.COMPLIANCE, "/compliance"),
  PUBLIC_AUTHORITY(SiteSection.COMPLIANCE, "/compliance/authority"),
  ACCESSIBILITY(SiteSection.COMPLIANCE, "/compliance/accessibility");

  private final SiteSection section;
  private final String path;

  SectionTab(SiteSection section, String path) {
    this.section = section;
    this.path = path;
  }

  /** The page's address. */
  public String path() {
    return path;
  }

  /** The pages of the same section that the reader may open, this one among them. */
  public List<SectionTab> beside(PageFrame frame) {
    return Stream.of(values())
        .filter(tab -> tab.section == section && frame.opens(tab.path))
        .toList();
  }
}
