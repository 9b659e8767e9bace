package fr.teleguichet.fleet.mediator;

import fr.teleguichet.fleet.appointment.AppointmentViewModels;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.ServiceLevel;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the mediator's page shows. */
public final class MediatorViewModels {
  private MediatorViewModels() {}

  /**
   * The page as it is opened.
   *
   * @param today who comes today
   * @param sites where the reader may note visits
   * @param themes what visits can be about, in the register's order; another theme comes last
   * @param months what was noted, newest month first
   * @param contact whom the reader may ask
   */
  public record MediatorPage(
      Kiosks kiosks,
      Help help,
      AppointmentViewModels.Today today,
      List<Choice> sites,
      List<Choice> themes,
      List<MonthAtSite> months,
      Optional<Contact> contact) {
    public MediatorPage {
      sites = List.copyOf(sites);
      themes = List.copyOf(themes);
      months = List.copyOf(months);
    }

    /** The lines of the newest month of which there is any. */
    public List<MonthAtSite> newestMonth() {
      return months.stream().filter(it -> it.month().equals(months.getFirst().month())).toList();
    }

    /** The lines of the months before. */
    public List<MonthAtSite> earlierMonths() {
      return months.subList(newestMonth().size(), months.size());
    }

    /** Whether older or other ones may have been left out. */
    public boolean hasMoreMonths() {
      return months.size() == MediatorOverviewReader.MAX_LINES;
    }
  }

  /** Something to choose, by its code and its name. */
  public record Choice(String code, String name) {}

  /** A person with a telephone, as far as it is known. */
  public record Contact(Optional<String> name, Optional<String> telephone) {

    /** The number as an address. */
    public String link() {
      return "tel:" + telephone.orElse("").replaceAll("[^0-9+]", "");
    }
  }

  /** What was noted at a site in a month. */
  public record MonthAtSite(
      YearMonth month, String site, long solved, long redirected, long firstVisits) {

    /** All of it. */
    public long all() {
      return solved + redirected;
    }
  }

  /**
   * The kiosks of the reader, worst first.
   *
   * @param more how many others there are
   */
  public record Kiosks(List<KioskRow> rows, long more) {
    /** So many that need nobody are all shown: a line for them would be longer. */
    private static final int FEW = 2;

    public Kiosks {
      rows = List.copyOf(rows);
    }

    /** Those that the reader has to know of, and all where there are few others. */
    public List<KioskRow> shown() {
      List<KioskRow> told = rows.stream().filter(it -> !isCalm(it)).toList();
      return rows.size() - told.size() > FEW ? told : rows;
    }

    /** Those that need nobody, where they are many: nobody is to scroll past them. */
    public List<KioskRow> calm() {
      return shown().size() == rows.size()
          ? List.of()
          : rows.stream().filter(Kiosks::isCalm).toList();
    }

    private static boolean isCalm(KioskRow row) {
      return row.condition().level() == ServiceLevel.IN_SERVICE;
    }
  }

  /**
   * Somebody who wants help, without a name.
   *
   * @param place where the kiosk stands
   * @param during what the person was doing, the key of the words
   * @param language the key of the language in which the kiosk is used
   * @param coming who comes; empty while nobody does
   */
  public record Waiting(
      UUID id,
      String place,
      String during,
      String language,
      Instant since,
      Optional<String> coming) {}

  /** All who want help, longest first. */
  public record Help(List<Waiting> waiting, Instant now) {
    public Help {
      waiting = List.copyOf(waiting);
    }

    /** For how many nobody comes yet. */
    public long unanswered() {
      return waiting.stream().filter(it -> it.coming().isEmpty()).count();
    }
  }
}
