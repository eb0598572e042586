package pl.proassist.adapters.web;

import java.util.List;
import java.util.stream.Stream;
import pl.proassist.application.port.Passwords;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.shared.PersonalData;

/**
 * What the page of an invitation shows.
 *
 * @param form  what was filled in before; the password is not shown again
 * @param wrong the name of what is wrong with it; empty for nothing
 */
public record InvitationPage(AccountDetails person, InvitationForm form, String wrong) implements PersonalData {

    static InvitationPage empty(AccountDetails person) {
        return new InvitationPage(person, new InvitationForm("", "", "", "", ""), "");
    }

    /** Only the very first administrator is not: everybody else's phone or mailbox was written down by an administrator. */
    static boolean isReached(AccountDetails person) {
        return person.phone().isDefined() || person.email().isDefined();
    }

    public String login() { return person.login().value(); }

    public String name() { return person.firstName(); }

    public String phone() { return form.phone(); }

    public String email() { return form.email(); }

    public boolean asksForContact() { return !isReached(person); }

    public List<SecondFactorMethod> methods() {
        return Stream.of(SecondFactorMethod.values()).filter(each -> asksForContact()
                || (each == SecondFactorMethod.SMS_CODE ? person.phone().isDefined() : person.email().isDefined())).toList();
    }

    public boolean isChosen(SecondFactorMethod method) {
        return methods().stream().filter(each -> each.name().equals(form.method())).findFirst().orElse(methods().get(0)) == method;
    }

    /** Enough to see whether it is still one's own; empty where it is asked for. */
    public String target(SecondFactorMethod method) {
        return method == SecondFactorMethod.SMS_CODE
                ? person.phone().map(phone -> "*** *** " + phone.value().substring(phone.value().length() - 3)).getOrElse("")
                : person.email().map(email -> email.value().charAt(0) + "***" + email.value().substring(email.value().indexOf('@'))).getOrElse("");
    }

    public int shortestPassword() { return Passwords.SHORTEST; }

    @Override public String toString() {
        return "invitation ***";
    }
}
