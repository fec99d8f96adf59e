/** Security questions. */
export const questionsWords = {
  questions: {
    heading: 'Set up security questions',
    headingBackup: 'Add security questions for password reset',
    say: 'If you ever forget your password, you can be asked questions that only you can answer. Choose questions whose answers nobody finds out about you, and that you won’t forget.',
    you: 'Answers are never shown again, to nobody. They open no protected action, only the user’s own password reset.',
    ended: 'The setup before has ended, and its answers are forgotten. Nothing was changed. Start again.',
    answersHeading: 'Choose questions and answers',
    sayOperator: 'Tell me which questions you choose, and what your answers are.',
    sayUser: 'On the screen in front of you, choose your questions and type your answers. I don’t see them.',
    youOperator_one:
      'At least one question. Capital letters and blanks at the ends don’t matter. Each answer is hidden once it is typed.',
    youOperator_other:
      'At least {{count}} questions. Capital letters and blanks at the ends don’t matter. Each answer is hidden once it is typed.',
    byUser:
      'The policy wants the user to type the answers. Show the questions on the user display: it has fields for them.',
    atDisplay:
      'The user types the answers on the user display. The wizard goes on by itself once they are saved.',
    refusedAtDisplay: 'Something about the answers could not be taken; the user display says what.',
    failedAtDisplay: 'What the user typed is still there: after that, they choose Done once more.',
    question: 'Question {{number}}',
    answer: 'Answer {{number}}',
    ownQuestion: 'Own question {{number}}',
    choose: 'Choose a question',
    own: 'A question of the user’s own…',
    more: 'Add another question',
    remove: 'Remove question {{number}}',
    save: 'Next',
    problem: {
      'too-few_one': 'At least one question is needed.',
      'too-few_other': 'At least {{count}} questions are needed.',
      'too-many_one': 'One question is the most.',
      'too-many_other': '{{count}} questions are the most.',
      'question-not-offered': 'Choose a question of the list.',
      'question-length': 'A question has from 3 to 200 characters.',
      'question-twice': 'This question is there already.',
      'answer-length': 'An answer has from 3 to 40 characters.',
      'answer-twice': 'Another question has the same answer.',
      'answer-in-question': 'The answer stands in the question.',
    },
  },
} as const
