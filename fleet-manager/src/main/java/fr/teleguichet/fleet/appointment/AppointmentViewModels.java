package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the pages of appointments show. */
public final class AppointmentViewModels {
  private AppointmentViewModels() {}

  /** A time of the day by the clock of a place. */
  static String time(Instant instant, ZoneId zone, LocalizedText text) {
    return text.formatted(text.say("format.wall-time"), instant.atZone(zone));
  }

  /** A day in words. */
  static String day(LocalDate day, LocalizedText text) {
    return text.formatted(text.say("format.weekday"), day);
  }

  /** A day in a word. */
  static String briefDay(LocalDate day, LocalizedText text) {
    return text.formatted(text.say("format.brief-weekday"), day);
  }

  /** Day and time in words. */
  static String moment(Instant instant, ZoneId zone, LocalizedText text) {
    return text.say(
        "appointments.moment",
        day(LocalDate.ofInstant(instant, zone), text),
        time(instant, zone, text));
  }

  /** Something to choose. */
  public record Choice(String value, String name) {}

  /**
   * A time as the page shows it.
   *
   * @param state free, booked, kept, unanswered, unknown, missed, late or closed
   * @param value what is sent to book it; empty where it can't be
   * @param path where somebody's appointment is shown
   */
  public record Time(
      String time, String service, String state, String value, Optional<String> path) {}

  /** What a kiosk has on a day. */
  public record Column(String kiosk, List<Time> times) {
    public Column {
      times = List.copyOf(times);
    }
  }

  /**
   * A day of the list.
   *
   * @param brief its name in a word, for a link to it
   */
  public record Day(
      LocalDate date, String name, String brief, boolean isToday, List<Column> columns) {
    public Day {
      columns = List.copyOf(columns);
    }

    /** Whether nothing is on offer and nothing is booked. */
    public boolean isEmpty() {
      return columns.stream().allMatch(it -> it.times().isEmpty());
    }
  }

  /**
   * The list of a site.
   *
   * @param weekly seven days, or one
   * @param problem what could not be done, a message
   * @param undo the appointment that was cancelled a moment ago
   */
  public record Listing(
      List<Choice> sites,
      String site,
      LocalDate first,
      boolean weekly,
      List<Day> days,
      boolean mayOffer,
      Optional<String> done,
      Optional<String> problem,
      Optional<Integer> undo) {
    public Listing {
      sites = List.copyOf(sites);
      days = List.copyOf(days);
    }

    /** Whether there is anything to book or to see. */
    public boolean isEmpty() {
      return days.stream().allMatch(Day::isEmpty);
    }

    /** The same list from another day on. */
    public String path(int more) {
      return path(first.plusDays((weekly ? 7L : 1L) * more), weekly);
    }

    /** The list from this day on. */
    public String path(LocalDate day, boolean week) {
      return "/appointments?site=" + site + "&day=" + day + (week ? "" : "&days=1");
    }
  }

  /**
   * One appointment.
   *
   * @param when day and time in words
   * @param words what the service is for
   * @param inVain whether the service is not offered there, so that nobody will answer
   * @param code as people read it; empty once it is erased
   * @param back the list in which it stands
   */
  public record One(
      int id,
      String when,
      String service,
      Optional<String> words,
      String place,
      String kiosk,
      long minutes,
      String state,
      boolean inVain,
      boolean cancellable,
      Optional<String> code,
      String back,
      Optional<String> done) {}

  /** When a service can be booked, in words. */
  public record OfferRow(
      int id, String kiosk, String service, String days, String hours, String span, int perDay) {}

  /** What can be booked at a site, and the form for more. */
  public record Offers(
      List<Choice> sites,
      String site,
      List<Choice> kiosks,
      List<Choice> services,
      List<Choice> weekdays,
      List<OfferRow> rows,
      AppointmentOfferForm form,
      @Nullable String wrong,
      Optional<String> done) {
    public Offers {
      sites = List.copyOf(sites);
      kiosks = List.copyOf(kiosks);
      services = List.copyOf(services);
      weekdays = List.copyOf(weekdays);
      rows = List.copyOf(rows);
    }

    /** What was typed into a field. */
    public String value(String field) {
      return switch (field) {
        case "kiosk" -> form.kiosk();
        case "service" -> form.service();
        case "begins" -> form.begins();
        case "finishes" -> form.finishes();
        case "minutes" -> form.minutes();
        case "first" -> form.first();
        case "last" -> form.last();
        case "perDay" -> form.perDay();
        default -> "";
      };
    }

    /** Whether a day of the week was chosen. */
    public boolean isChosen(String weekday) {
      return form.weekdays().contains(weekday);
    }
  }

  /**
   * The address for a calendar program.
   *
   * @param open whether there is one
   * @param path the one that was made now
   */
  public record Feed(boolean open, Optional<String> path) {}

  /**
   * Somebody who comes today.
   *
   * @param inVain whether the service is not offered there, so that nobody will answer
   */
  public record Expected(
      String time, String service, String place, String state, boolean inVain, String path) {}

  /** All who come today. */
  public record Today(List<Expected> expected) {
    public Today {
      expected = List.copyOf(expected);
    }
  }
}
