/**
 * What a technician types, and what the program answers: commands, exit codes, output for people
 * and for scripts.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.provisioning.cli;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
