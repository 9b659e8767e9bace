package fr.teleguichet.provisioning.cli;

import fr.teleguichet.provisioning.process.SystemProgramRunner;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What the program has of the machine.
 *
 * @param root {@code /}, or a folder that plays it
 * @param input the standard input's bytes, for secrets and claims
 * @param answers the same input's lines, for a person's answers
 * @param terminal whether a person sees what is written to {@code err}
 */
record ProgramEnvironment(
    Clock clock,
    Map<String, String> environment,
    Path root,
    SystemProgramRunner programs,
    InputStream input,
    BufferedReader answers,
    PrintWriter out,
    PrintWriter err,
    boolean terminal) {}
