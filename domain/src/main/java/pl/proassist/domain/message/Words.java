package pl.proassist.domain.message;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pl.proassist.domain.policy.MessageChannel;

/**
 * The words of one message in one language, with placeholders in braces.
 *
 * @param subject of an e-mail; an SMS has none
 */
public record Words(Option<String> subject, String text) {

    /** Texts of so many characters and more are no messages. */
    public static final int TOO_LONG = 2_000;

    /** Mail programs cut longer ones. */
    public static final int LONGEST_SUBJECT = 150;

    private static final Pattern IN_BRACES = Pattern.compile("\\{([^{}]*)}");

    /** What is wrong with words that somebody wrote. */
    public sealed interface Fault {

        /** A name in braces that this kind of message does not know; the names it knows. */
        record UnknownPlaceholder(List<String> known) implements Fault { }

        /** A brace that opens or closes nothing would be read by patients. */
        record StrayBrace() implements Fault { }

        /** The message asks to press a link and does not show it. */
        record LinkMissing() implements Fault { }

        /** The facility has not let its messages name the specialist. */
        record SpecialistNotNamed() implements Fault { }

        record TooLong(int longest) implements Fault { }
    }

    public static Words sms(String text) {
        return new Words(Option.none(), text);
    }

    public static Words email(String subject, String text) {
        return new Words(Option.some(subject), text);
    }

    boolean fits(MessageChannel channel) {
        return subject.isDefined() == (channel == MessageChannel.EMAIL);
    }

    boolean isSound(MessageKind kind, boolean namesSpecialist) {
        return faultsOfText(kind, text, namesSpecialist).isEmpty()
                && subject.forAll(line -> faultsOfSubject(kind, line, namesSpecialist).isEmpty());
    }

    public static List<Fault> faultsOfText(MessageKind kind, String text, boolean namesSpecialist) {
        var faults = faults(kind, text, namesSpecialist, TOO_LONG - 1);
        if (kind.needsLink() && !text.contains("{" + Placeholder.LINK.word() + "}")) {
            faults.add(new Fault.LinkMissing());
        }
        return faults;
    }

    public static List<Fault> faultsOfSubject(MessageKind kind, String subject, boolean namesSpecialist) {
        return faults(kind, subject, namesSpecialist, LONGEST_SUBJECT);
    }

    private static List<Fault> faults(MessageKind kind, String text, boolean namesSpecialist, int longest) {
        var faults = new ArrayList<Fault>();
        if (text.codePointCount(0, text.length()) > longest) {
            faults.add(new Fault.TooLong(longest));
        }
        var named = IN_BRACES.matcher(text).results().map(found -> Placeholder.of(found.group(1))).toList();
        if (named.stream().anyMatch(each -> each.forAll(placeholder -> !kind.placeholders().contains(placeholder)))) {
            faults.add(new Fault.UnknownPlaceholder(kind.placeholders().stream().map(each -> "{" + each.word() + "}").toList()));
        }
        if (IN_BRACES.matcher(text).replaceAll("").matches("(?s).*[{}].*")) {
            faults.add(new Fault.StrayBrace());
        }
        if (!namesSpecialist && named.contains(Option.some(Placeholder.SPECIALIST))) {
            faults.add(new Fault.SpecialistNotNamed());
        }
        return faults;
    }

    /** With each placeholder replaced by its value. What is filled in is not looked at again: a name may look like a placeholder. */
    public Words filled(Map<Placeholder, String> values) {
        return new Words(subject.map(line -> filled(line, values)), filled(text, values));
    }

    private static String filled(String text, Map<Placeholder, String> values) {
        return IN_BRACES.matcher(text).replaceAll(found -> Matcher.quoteReplacement(values.get(Placeholder.of(found.group(1)).get())));
    }
}
