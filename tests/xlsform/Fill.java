// Fills a form with JavaRosa, the engine of ODK Collect, at random: java -cp ODK_Validate.jar Fill.java FORM.xml FOLDER COUNT
//
// Every question that the engine shows is answered or left, what it refuses is tried again, and some answers are changed
// afterwards, so that what hung on them goes. The instances as they would be sent are written into the folder.

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.javarosa.core.model.Constants;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.SelectChoice;
import org.javarosa.core.model.data.DateData;
import org.javarosa.core.model.data.DecimalData;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.SelectMultiData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.StringData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.form.api.FormEntryPrompt;
import org.javarosa.model.xform.XFormSerializingVisitor;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.util.XFormUtils;

public class Fill {
    static final String[] TEXTS = {"Plain.", "With, comma; and \"quotes\"", "=1+1", "Être — 漢字", "a < b & c"};
    static final double[] NUMBERS = {0, 1, 2.5, 7, 12.5, 100, -3, 2500};
    static final List<String> documents = new ArrayList<>();

    public static void main(String[] arguments) throws Exception {
        new XFormsModule().registerModule();
        int count = Integer.parseInt(arguments[2]);
        for (int number = 0; number < count; number++) {
            FormDef form = XFormUtils.getFormFromFormXml(arguments[0], null);
            form.initialize(true, new InstanceInitializationFactory());
            FormEntryModel model = new FormEntryModel(form);
            FormEntryController controller = new FormEntryController(model);
            Random random = new Random(number + 1);
            documents.clear();
            List<FormIndex> answered = walk(controller, model, random, 85);
            for (FormIndex index : answered) {
                // Another name for a document would leave answers that cite the old one.
                boolean named = index.getReference().getNameLast().equals("register___id");
                if (random.nextInt(100) < 8 && !named && model.isIndexRelevant(index)) {
                    controller.jumpToIndex(index);
                    answer(controller, model.getQuestionPrompt(index), random, 100);
                }
            }
            // What has become relevant since is looked at once more.
            walk(controller, model, random, 30);
            // Whoever sends a form is asked for what it needs.
            for (int round = 0; round < 3 && form.validate() != null; round++) {
                walk(controller, model, random, 0);
            }
            if (form.validate() != null) {
                throw new IllegalStateException("the form could not be finished: " + form.validate().failedPrompt);
            }
            form.postProcessInstance();
            byte[] bytes = new XFormSerializingVisitor().serializeInstance(form.getInstance());
            Files.write(Path.of(arguments[1], number + ".xml"), bytes);
        }
    }

    /** Goes through the form from its beginning; questions with an answer are left alone. */
    static List<FormIndex> walk(FormEntryController controller, FormEntryModel model, Random random, int percent) {
        List<FormIndex> answered = new ArrayList<>();
        controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
        for (int event = controller.stepToNextEvent(); event != FormEntryController.EVENT_END_OF_FORM; event = controller.stepToNextEvent()) {
            if (event == FormEntryController.EVENT_PROMPT_NEW_REPEAT && documents.size() < 3 && random.nextInt(100) < percent) {
                controller.newRepeat();
            } else if (event == FormEntryController.EVENT_QUESTION) {
                FormEntryPrompt prompt = model.getQuestionPrompt();
                if (!prompt.isReadOnly() && prompt.getAnswerValue() == null && answer(controller, prompt, random, percent)) {
                    answered.add(prompt.getIndex());
                }
            }
        }
        return answered;
    }

    static boolean answer(FormEntryController controller, FormEntryPrompt prompt, Random random, int percent) {
        if (!prompt.isRequired() && random.nextInt(100) >= percent) {
            return false;
        }
        for (int attempt = 0; attempt < 60; attempt++) {
            IAnswerData data = any(prompt, random);
            if (data != null && controller.answerQuestion(prompt.getIndex(), data, true) == FormEntryController.ANSWER_OK) {
                return true;
            }
        }
        return false;
    }

    static IAnswerData any(FormEntryPrompt prompt, Random random) {
        String name = prompt.getIndex().getReference().getNameLast();
        if (prompt.getControlType() == Constants.CONTROL_SELECT_ONE || prompt.getControlType() == Constants.CONTROL_SELECT_MULTI) {
            List<SelectChoice> choices = prompt.getSelectChoices();
            if (prompt.getControlType() == Constants.CONTROL_SELECT_ONE) {
                return new SelectOneData(choices.get(random.nextInt(choices.size())).selection());
            }
            List<Selection> chosen = new ArrayList<>();
            for (SelectChoice choice : choices) {
                if (random.nextInt(100) < 35) {
                    chosen.add(choice.selection());
                }
            }
            return chosen.isEmpty() ? null : new SelectMultiData(chosen);
        }
        if (prompt.getDataType() == Constants.DATATYPE_DECIMAL) {
            return new DecimalData(NUMBERS[random.nextInt(NUMBERS.length)]);
        }
        if (prompt.getDataType() == Constants.DATATYPE_DATE) {
            return new DateData(new Date(1_740_000_000_000L));
        }
        if (name.equals("submission___code")) {
            return new StringData(random.nextBoolean() ? "XAT" : "atlantis");
        }
        if (name.equals("register___id")) {
            documents.add("document-" + documents.size());
            return new StringData(documents.get(documents.size() - 1));
        }
        if (name.endsWith("___evidence")) {
            return documents.isEmpty() ? null : new StringData(String.join(" ", documents.subList(0, 1 + random.nextInt(documents.size()))));
        }
        return new StringData(TEXTS[random.nextInt(TEXTS.length)]);
    }
}
