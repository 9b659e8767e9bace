package fr.teleguichet.provisioning.process;

import fr.teleguichet.provisioning.trouble.TroubleException;
import java.util.List;

/** The programs of this system. */
public interface SystemProgramRunner {

  /** Whether there is a program of this name. */
  boolean has(String name);

  /**
   * Runs a program to its end.
   *
   * @param command the program's name and its arguments; no shell reads them
   * @param input what it reads from its standard input
   * @throws TroubleException when it is not installed, takes too long or writes too much
   */
  ProgramResult run(List<String> command, byte[] input) throws TroubleException;
}
