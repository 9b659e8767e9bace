package fr.teleguichet.fleet.mediator;

import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a visit was about, and nothing of who came or when on the day.
 *
 * @param day of French time
 * @param site the site's row
 * @param theme the service; empty for another theme
 * @param solved whether the matter is settled; else the person was sent on
 * @param firstVisit whether the person had never come before
 */
record VisitNote(
    LocalDate day, int site, Optional<ServiceCode> theme, boolean solved, boolean firstVisit) {}
