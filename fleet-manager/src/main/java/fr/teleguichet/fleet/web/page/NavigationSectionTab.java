package fr.teleguichet.fleet.web.page;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.List;
import java.util.stream.Stream;

/** The pages of a section that has several, in the order in which they stand beside each other. */
public enum NavigationSectionTab implements CodedEnum {
  USAGE(NavigationSection.USAGE, "/usage"),
  SATISFACTION(NavigationSection.USAGE, "/satisfaction"),
  REPORTS(NavigationSection.EVALUATION, "/evaluations"),
  OPEN_DATA(NavigationSection.EVALUATION, "/open-data"),
  ACTIVITY(NavigationSection.EVALUATION, "/activity"),
  IMPACT(NavigationSection.EVALUATION, "/impact"),
  TRAININGS(NavigationSection.EVALUATION, "/trainings"),
  PARTNERS(NavigationSection.EVALUATION, "/partners"),
  COMMUNICATIONS(NavigationSection.EVALUATION, "/communications"),
  BUDGET(NavigationSection.EVALUATION, "/budget"),
  COMMITMENTS(NavigationSection.EVALUATION, "/commitments"),
  PAST_FIGURES(NavigationSection.EVALUATION, "/past-figures"),
  COMPLIANCE_DOCUMENTS(NavigationSection.COMPLIANCE, "/compliance"),
  PUBLIC_AUTHORITY(NavigationSection.COMPLIANCE, "/compliance/authority"),
  ACCESSIBILITY(NavigationSection.COMPLIANCE, "/compliance/accessibility");

  private final NavigationSection section;
  private final String path;

  NavigationSectionTab(NavigationSection section, String path) {
    this.section = section;
    this.path = path;
  }

  /** The page's address. */
  public String path() {
    return path;
  }

  /** The pages of the same section that the reader may open, this one among them. */
  public List<NavigationSectionTab> beside(PageFrame frame) {
    return Stream.of(values())
        .filter(tab -> tab.section == section && frame.opens(tab.path))
        .toList();
  }
}
