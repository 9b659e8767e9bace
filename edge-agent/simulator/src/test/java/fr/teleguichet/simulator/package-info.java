/** Tests of {@code fr.teleguichet.simulator}. */
@NullMarked
package fr.teleguichet.simulator;

import org.jspecify.annotations.NullMarked;
