class Model < Base
  before_action :check, only: :show
  validates :name, presence: true
  delegate :size, to: :list
  scope :active, -> { where(a: 1) }
  Other.macro :no

  def check
    macro :not_here
  end
end
