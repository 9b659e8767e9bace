/**
 * What an operator can set: read from a YAML file and the environment, all problems told at once.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.configuration;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
