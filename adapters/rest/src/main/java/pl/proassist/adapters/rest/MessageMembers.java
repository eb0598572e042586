package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.FLAG;
import static pl.proassist.adapters.rest.Member.HOUR;
import static pl.proassist.adapters.rest.Member.LEAD;
import static pl.proassist.adapters.rest.Member.MONEY;
import static pl.proassist.adapters.rest.Member.lines;
import static pl.proassist.adapters.rest.Member.someOf;
import static pl.proassist.adapters.rest.Member.text;
import static pl.proassist.adapters.rest.Member.wrong;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.message.MessageSettings;
import pl.proassist.domain.message.MessageSettings.Place;
import pl.proassist.domain.message.QuietHours;
import pl.proassist.domain.message.Sending;
import pl.proassist.domain.message.Words;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.policy.Lead;
import pl.proassist.domain.policy.MessageChannel;

/** Reads a facility's message settings from JSON. A member that is left out is as usual. */
final class MessageMembers {

    private static final Duration LONGEST_LEAD = Duration.ofDays(30);

    private MessageMembers() {
    }

    static Option<MessageSettings> settings(FacilityId facility, Body body) {
        var usual = MessageSettings.usual(facility);
        var quietHours = body.part("quietHours").map(MessageMembers::quietHours).getOrElse(usual.quietHours());
        var transliterate = body.optional("transliterate", FLAG).getOrElse(usual.transliterates());
        var nameSpecialist = body.optional("nameSpecialist", FLAG).getOrElse(usual.namesSpecialist());
        var partPrice = body.optional("partPrice", MONEY).getOrElse(usual.partPrice());
        var kinds = new EnumMap<MessageKind, Sending>(MessageKind.class);
        var texts = new HashMap<Place, Words>();
        body.part("kinds").forEach(all -> {
            for (var kind : MessageKind.values()) {
                all.part(kind.name()).forEach(one -> {
                    sending(one, kind, usual.of(kind)).forEach(sending -> kinds.put(kind, sending));
                    one.part("texts").forEach(spoken -> texts(spoken, kind, nameSpecialist, texts));
                });
            }
        });
        return Option.when(body.isSound(), () ->
                new MessageSettings(facility, 0, kinds, texts, quietHours, transliterate, nameSpecialist, partPrice));
    }

    private static QuietHours quietHours(Body body) {
        var from = body.required("from", HOUR);
        var to = body.required("to", HOUR);
        return from.flatMap(begin -> to.map(end -> new QuietHours(begin, end))).getOrElse(QuietHours.USUAL);
    }

    private static Option<Sending> sending(Body body, MessageKind kind, Sending usual) {
        var on = body.optional("on", FLAG.then(given -> kind.isAlwaysOn() && !given ? wrong("always-on") : Either.right(given))).getOrElse(usual.on());
        var channels = body.optional("channels", someOf(MessageChannel.class)).getOrElse(usual.channels());
        var lead = body.optional("lead", LEAD.then(given -> kind.isReminder() ? reasonable(given) : wrong("no-lead"))).orElse(usual.lead());
        return Option.when(body.isSound(), () -> new Sending(on, Set.copyOf(channels), lead));
    }

    private static Either<Member.Wrong, Lead> reasonable(Lead lead) {
        var day = Instant.EPOCH;
        var ahead = Duration.between(day, lead.after(day, ZoneOffset.UTC));
        return ahead.isZero() || ahead.compareTo(LONGEST_LEAD) > 0 ? wrong("out-of-range", "PT1M", "P30D") : Either.right(lead);
    }

    private static void texts(Body body, MessageKind kind, boolean namesSpecialist, Map<Place, Words> texts) {
        for (var language : Language.values()) {
            body.part(language.name().toLowerCase(Locale.ROOT)).forEach(spoken -> {
                spoken.optional("sms", lines(Integer.MAX_VALUE)).peek(text -> complain(spoken, "sms", Words.faultsOfText(kind, text, namesSpecialist)))
                        .forEach(text -> texts.put(new Place(kind, MessageChannel.SMS, language), Words.sms(text)));
                spoken.part("email").flatMap(email -> email(email, kind, namesSpecialist))
                        .forEach(words -> texts.put(new Place(kind, MessageChannel.EMAIL, language), words));
            });
        }
    }

    private static Option<Words> email(Body body, MessageKind kind, boolean namesSpecialist) {
        var subject = body.required("subject", text(Integer.MAX_VALUE))
                .peek(given -> complain(body, "subject", Words.faultsOfSubject(kind, given, namesSpecialist)));
        var text = body.required("text", lines(Integer.MAX_VALUE)).peek(given -> complain(body, "text", Words.faultsOfText(kind, given, namesSpecialist)));
        return subject.flatMap(line -> text.map(given -> Words.email(line, given)));
    }

    static void complain(Body body, String name, List<Words.Fault> faults) {
        faults.forEach(fault -> {
            if (fault instanceof Words.Fault.UnknownPlaceholder unknown) {
                body.wrong(name, "unknown-placeholder", String.join(" ", unknown.known()));
            } else if (fault instanceof Words.Fault.TooLong tooLong) {
                body.wrong(name, "too-long", tooLong.longest());
            } else if (fault instanceof Words.Fault.LinkMissing) {
                body.wrong(name, "link-missing", "{link}");
            } else if (fault instanceof Words.Fault.SpecialistNotNamed) {
                body.wrong(name, "specialist-not-named", "{specialist}");
            } else {
                body.wrong(name, "stray-brace");
            }
        });
    }
}
