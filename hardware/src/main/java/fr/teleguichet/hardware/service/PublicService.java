package fr.teleguichet.hardware.service;

import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.serve.CitizenAct;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
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
 * @param formerNames what it was called before, up to {@value #MAX_FORMER_NAMES} names of up to
 *     {@value #MAX_FORMER_NAME_LENGTH} characters, as they stand on old letters
 * @param logo what its card shows in place of the pictogram
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
    Optional<VideoAdapterName> adapter,
    List<String> formerNames,
    Optional<ServiceLogo> logo) {

  /** A name has to fit on its card. */
  public static final int MAX_NAME_LENGTH = 60;

  /** Plain words are two lines of a card. */
  public static final int MAX_WORDS_LENGTH = 140;

  /** A body that had more names is known by the last of them. */
  public static final int MAX_FORMER_NAMES = 10;

  /** The full name of a public body, as it stands on its letters. */
  public static final int MAX_FORMER_NAME_LENGTH = 120;

  /** One that never had another name, without a logo. */
  public PublicService(
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
    this(
        code,
        name,
        words,
        pictogram,
        mode,
        hours,
        needs,
        telephone,
        fallback,
        adapter,
        List.of(),
        Optional.empty());
  }

  /** The same, which had these names before. */
  public PublicService formerly(List<String> names) {
    return with(names, logo);
  }

  /** The same with this logo, or with none. */
  public PublicService with(Optional<ServiceLogo> picture) {
    return with(formerNames, picture);
  }

  private PublicService with(List<String> names, Optional<ServiceLogo> picture) {
    return new PublicService(
        code, name, words, pictogram, mode, hours, needs, telephone, fallback, adapter, names,
        picture);
  }

  public PublicService {
    if (name.longest() > MAX_NAME_LENGTH) {
      throw new IllegalArgumentException(
          "the name must have 1 to " + MAX_NAME_LENGTH + " characters");
    }
    if (words.isPresent() && words.get().longest() > MAX_WORDS_LENGTH) {
      throw new IllegalArgumentException(
          "the plain words must have 1 to " + MAX_WORDS_LENGTH + " characters");
    }
    formerNames = List.copyOf(formerNames);
    if (formerNames.size() > MAX_FORMER_NAMES
        || !formerNames.stream().allMatch(PublicService::isFormerName)) {
      throw new IllegalArgumentException(
          "the former names must be up to "
              + MAX_FORMER_NAMES
              + " lines of up to "
              + MAX_FORMER_NAME_LENGTH
              + " characters");
    }
    EnumSet<CitizenAct> sorted = EnumSet.noneOf(CitizenAct.class);
    sorted.addAll(needs);
    boolean _ = sorted.remove(CitizenAct.VIDEO);
    needs = Collections.unmodifiableSet(sorted);
  }

  private static boolean isFormerName(String line) {
    return line.length() <= MAX_FORMER_NAME_LENGTH && TranslatedText.isLine(line);
  }
}
