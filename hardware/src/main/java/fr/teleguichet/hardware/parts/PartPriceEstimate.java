package fr.teleguichet.hardware.parts;

import fr.teleguichet.hardware.text.TextLine;
import java.time.LocalDate;

/**
 * What one piece is thought to cost. It is an estimate by its type: no price here is an offer.
 *
 * @param unit for one piece, VAT included
 * @param source where the estimate comes from
 * @param date when it was made
 */
public record PartPriceEstimate(Cents unit, TextLine source, LocalDate date) {}
