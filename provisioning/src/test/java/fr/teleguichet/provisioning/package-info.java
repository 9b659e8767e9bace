/** Tests. */
@NullMarked
package fr.teleguichet.provisioning;

import org.jspecify.annotations.NullMarked;
