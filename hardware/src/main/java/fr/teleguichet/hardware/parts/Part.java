package fr.teleguichet.hardware.parts;

import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.TextLine;
import java.util.List;

/**
 * One line of the bill of materials.
 *
 * @param name what to ask any supplier for, without a maker's name where a standard will do
 * @param quantity pieces for one kiosk, 1 to 999
 * @param substitutes what else does the same, and on what condition
 */
public record Part(
    Slug id,
    TextLine name,
    int quantity,
    PartPriceEstimate price,
    TextLine purpose,
    List<TextLine> substitutes) {

  /** The most pieces of one part in a kiosk. */
  public static final int MAX_COUNT = 999;

  public Part {
    if (quantity < 1 || quantity > MAX_COUNT) {
      throw new IllegalArgumentException("a part comes 1 to 999 times, not " + quantity);
    }
    substitutes = List.copyOf(substitutes);
  }

  /** For all its pieces. */
  public Cents total() {
    return price.unit().times(quantity);
  }
}
