package fr.teleguichet.fleet.site.visit;

import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.parts.Part;
import fr.teleguichet.hardware.text.TextLine;
import java.util.stream.Collectors;

/**
 * Parts of boards in words: the board files are written in English, and whoever drives to a kiosk
 * asks for a part in French.
 */
final class SparePartText {

  private SparePartText() {}

  /** The part in words. */
  static VisitSheet.SparePart of(BoardProfile profile, Part part, LocalizedText text) {
    return new VisitSheet.SparePart(
        part.id(), name(profile, part, text), substitutes(profile, part, text));
  }

  /** What to ask any supplier for. */
  static String name(BoardProfile profile, Part part, LocalizedText text) {
    return text.find("visit.part.name." + ofBoard(profile, part))
        .or(() -> text.find("visit.part.name." + part.id().value()))
        .orElseGet(() -> part.name().value());
  }

  /** What else does the same; empty for nothing. */
  static String substitutes(BoardProfile profile, Part part, LocalizedText text) {
    return text.find("visit.part.or." + ofBoard(profile, part))
        .or(() -> text.find("visit.part.or." + part.id().value()))
        .orElseGet(
            () ->
                part.substitutes().stream()
                    .map(TextLine::value)
                    .collect(Collectors.joining("\u00a0; ")));
  }

  /** Where a board has another part of this id than most have. */
  private static String ofBoard(BoardProfile profile, Part part) {
    return part.id().value() + "_" + profile.id().value();
  }
}
