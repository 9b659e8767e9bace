package fr.teleguichet.hardware.service;

import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.serve.CitizenAct;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A public service that citizens can choose at a kiosk.
 *
 * @param code its short name in records
 * @param name what people call it, up to {@value #MAX_NAME_LENGTH} characters in each language
 * @param words what one can do there, in plain words
 * @param mode how it receives people
 * @param hours when it answers; whenever the place is open without any
 * @param needs what of printing and scanning must work for it to be of any use; video goes without
 *     saying
 * @param telephone whom to call in its stead
 * @param fallback where to turn to when no call comes about
 * @param adapter what carries its calls; what carries those of the fleet without any
 */
public record PublicService(
    ServiceCode code,
    TranslatedText name,
    Optional<TranslatedText> words,
    Pictogram pictogram,
    ServiceMode mode,
    Optional<OpeningHours> hours,
    Set<CitizenAct> needs,
    Optional<TelephoneNumber> telephone,
    Optional<FallbackLink> fallback,
    Optional<VideoAdapterName> adapter) {

  /** A name has to fit on its card. */
  public static final int MAX_NAME_LENGTH = 60;

  /** Plain words are two lines of a card. */
  public static final int MAX_WORDS_LENGTH = 140;

  public PublicService {
    if (name.longest() > MAX_NAME_LENGTH) {
      throw new IllegalArgumentException(
          "the name must have 1 to " + MAX_NAME_LENGTH + " characters");
    }
    if (words.isPresent() && words.get().longest() > MAX_WORDS_LENGTH) {
      throw new IllegalArgumentException(
          "the plain words must have 1 to " + MAX_WORDS_LENGTH + " characters");
    }
    EnumSet<CitizenAct> sorted = EnumSet.noneOf(CitizenAct.class);
    sorted.addAll(needs);
    boolean _ = sorted.remove(CitizenAct.VIDEO);
    needs = Collections.unmodifiableSet(sorted);
  }
}
