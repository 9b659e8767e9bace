package fr.teleguichet.fleet.communication;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the pages of communication show. */
public final class CommunicationViewModels {

  private CommunicationViewModels() {}

  /**
   * The page.
   *
   * @param from the first day that is shown
   * @param to the last day that is shown
   * @param posters the sites whose posters the reader can print
   * @param done the key of what was just done
   */
  public record Page(
      LocalDate from,
      LocalDate to,
      int weeks,
      List<Line> lines,
      boolean mayWrite,
      List<Site> posters,
      Optional<String> done) {

    public Page {
      lines = List.copyOf(lines);
      posters = List.copyOf(posters);
    }
  }

  /**
   * An action.
   *
   * @param sites the names of its sites that the reader sees
   * @param elsewhere how many more there are
   * @param incidents what failed in these weeks, in words
   * @param mayChange whether the reader may change it
   */
  public record Line(
      CommunicationAction action,
      UseBeforeAndAfter use,
      List<String> sites,
      long elsewhere,
      List<String> incidents,
      boolean mayChange) {

    public Line {
      sites = List.copyOf(sites);
      incidents = List.copyOf(incidents);
    }

    /** When it was. */
    public String days(LocalizedText text) {
      return CommunicationText.days(action, text);
    }

    /** What can be said of the use before and after. */
    public String verdict(LocalizedText text) {
      return CommunicationText.verdict(use.verdict(), text);
    }
  }

  /**
   * The form of an action.
   *
   * @param known the row of the action that is changed; empty for a new one
   * @param full whether there is no room for another
   */
  public record Edit(
      Optional<Long> known,
      CommunicationForm form,
      List<Site> sites,
      boolean mayEverywhere,
      boolean full) {

    public Edit {
      sites = List.copyOf(sites);
    }

    /** Every kind. */
    public List<CommunicationKind> kinds() {
      return List.of(CommunicationKind.values());
    }
  }
}
