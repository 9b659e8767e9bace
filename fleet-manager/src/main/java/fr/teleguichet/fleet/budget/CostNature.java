package fr.teleguichet.fleet.budget;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** What money is spent on. */
public enum CostNature implements CodedEnum {
  /** Finding out whether and how, before there is a network. */
  STUDY(false),
  /** Kiosks, furniture, works: bought once. */
  INVESTMENT(false),
  /** Lines, paper, power, maintenance, subscriptions. */
  RUNNING(true),
  /** People who run the network and help at its sites. */
  STAFF(true),
  /** Making it known. */
  COMMUNICATION(true);

  private final boolean running;

  CostNature(boolean running) {
    this.running = running;
  }

  /** Whether it comes again each year, so that it is a part of the running cost. */
  public boolean isRunning() {
    return running;
  }

  /** The nature of this word. */
  public static Optional<CostNature> ofWord(String word) {
    return CodedEnum.of(CostNature.class, word);
  }
}
