/** What holds for the agent as a whole. */
@NullMarked
package fr.teleguichet.edge;

import org.jspecify.annotations.NullMarked;
