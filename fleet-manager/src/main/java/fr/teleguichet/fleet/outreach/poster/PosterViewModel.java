package fr.teleguichet.fleet.outreach.poster;

import fr.teleguichet.fleet.account.totp.QrCodeDrawing;
import fr.teleguichet.fleet.site.OpeningHoursViewModel;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A poster.
 *
 * @param host the structure that keeps the place; empty where it is not known or is the place
 * @param postcode empty where there are several
 * @param telephone whom to call; empty where no number is known
 * @param faces the same in each language
 * @param address what telephones are led to; empty where they cannot get there
 */
public record PosterViewModel(
    Site site,
    String host,
    String postcode,
    String telephone,
    PosterLanguage language,
    List<Face> faces,
    Optional<String> address) {

  /**
   * What is said in a language.
   *
   * @param services what is offered there
   * @param hours when the place is open; nothing where nobody wrote it
   */
  public record Face(LocalizedText text, List<Offer> services, List<Hours> hours) {
    public Face {
      services = List.copyOf(services);
      hours = List.copyOf(hours);
    }
  }

  /**
   * A service.
   *
   * @param drawing an SVG of 48 by 48
   * @param logo what is shown in its place
   */
  public record Offer(String name, String drawing, Optional<PosterLogo> logo) {

    /** The drawing for a sheet, which needs its size and what it shows beside it. */
    public String onPaper() {
      String said =
          name.replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace(">", "&gt;")
              .replace("\"", "&quot;");
      return drawing
          .replaceFirst(" aria-hidden=\"true\" focusable=\"false\"", "")
          .replace(
              "<svg ", "<svg width=\"34\" height=\"34\" color=\"#000000\" alt=\"" + said + "\" ");
    }
  }

  /** Days in a row with the same hours. */
  public record Hours(String first, String last, String hours) {

    /** The days in words. */
    public String days(LocalizedText text) {
      return first.equals(last) ? first : text.say("poster.days", first, last);
    }
  }

  public PosterViewModel {
    faces = List.copyOf(faces);
  }

  /** The height of what stands beside a service's name, in pixels: two languages have less room. */
  public int drawingHeight() {
    return faces.size() > 1 ? 24 : 34;
  }

  /** The commune with its postcode. */
  public String commune() {
    return (postcode + " " + site.commune()).strip();
  }

  /** The square code of the address. */
  public Optional<QrCodeDrawing> code() {
    return address.map(QrCodeDrawing::of);
  }

  /** The address as people type it. */
  public String typed() {
    return address.orElse("").replaceFirst("^https?://", "").replaceFirst("#.*", "");
  }

  /** Every language that there is a poster in. */
  public List<PosterLanguage> languages() {
    return List.of(PosterLanguage.values());
  }

  /** Days in a row with the same hours become one line. */
  static List<Hours> grouped(List<OpeningHoursViewModel.Line> week) {
    List<Hours> grouped = new ArrayList<>();
    for (OpeningHoursViewModel.Line day : week) {
      boolean goesOn = !grouped.isEmpty() && grouped.getLast().hours().equals(day.hours());
      grouped.add(
          new Hours(goesOn ? grouped.removeLast().first() : day.day(), day.day(), day.hours()));
    }
    return grouped;
  }
}
